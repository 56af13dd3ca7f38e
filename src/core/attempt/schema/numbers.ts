import * as z from "zod/mini";

/** An integer from `least` to `most`, both included. */
export const integer = (least: number, most: number) => z.int().check(z.gte(least), z.lte(most));

/** A 0-based step, or -1 for before the first. */
export const stepSchema = integer(-1, Number.MAX_SAFE_INTEGER);

/** A 1-based line or visit; 0 where there is none. */
export const placeSchema = integer(0, Number.MAX_SAFE_INTEGER);

/** How often, how many, how long. */
export const countSchema = integer(0, Number.MAX_SAFE_INTEGER);

/** A share from 0 to 1. */
export const shareSchema = z.number().check(z.gte(0), z.lte(1));

/** A time in ms since 1970. */
export const timeSchema = z.number().check(z.gte(0), z.lte(8.64e15));
