const phrases =
  /^(?:i(?:'|’)?m sorry|i am sorry|sorry|i apologi[sz]e|unfortunately)?[,.;: ]*(?:but )?(?:i (?:can(?:no|'|’)t|can not|am (?:not able|unable)|won(?:'|’)t|will not) (?:to )?(?:help|assist|answer|comply|do|provide|respond|fulfil|continue|predict|discuss))/i;

/** True for a text that begins by declining to answer. Asked only of replies in which nothing says that it is the answer. */
export function declines(text: string): boolean {
  return phrases.test(text.trim().slice(0, 200));
}
