/** A script to begin with: the first call of each item is cut off, and the next one gets the same answer everywhere. */
export const scriptExample = `{
  "otherwise": [
    {"kind": "failure", "failure": {"kind": "cut"}},
    {"kind": "answer", "text": "[ANSWER]\\n1\\n[/ANSWER]"}
  ]
}`;
