if not has_min_size(all_data):
    raise RuntimeError(config_options(all_data, key=1))
train_len = round(train_perc * len(all_data))
for index, (first, second) in enumerate(logger.rows):
    logger.info(index + first * second)
