/**
 * How sure a model says that it is, 0 to 1: a line `CONFIDENCE: 80` of its reply, on a scale from 0 to 100, or the member `confidence` of its JSON. Null
 * when there is none, and when two disagree. A number with a point and no sign, like `0.8`, is taken for a share.
 */
export function statedConfidence(text: string): number | null {
  const stated = new Set<number>();
  for (const pattern of [line, member]) {
    for (const [, number = "", percent = ""] of text.matchAll(pattern)) {
      const share =
        percent === "" && /^[01]?\.\d+$/.test(number) ? Number(number) : Number(number) / 100;
      if (share <= 1) stated.add(share);
    }
  }
  const [only] = stated;
  return stated.size === 1 && only !== undefined ? only : null;
}

const line =
  /^[*_# \t]{0,8}confidence[*_]{0,3} {0,4}[:=][*_]{0,3} {0,4}[*_]{0,3}(\d{1,3}(?:\.\d{1,6})?|\.\d{1,6}) {0,2}(%?)[*_. \t\r]{0,8}$/gim;

const member =
  /"confidence"\s{0,4}:\s{0,4}"?(\d{1,3}(?:\.\d{1,6})?|\.\d{1,6}) {0,2}(%?)"?\s{0,4}[,}]/gi;
