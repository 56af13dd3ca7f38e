/** A script to begin with: one rate limit for each item, then the same answer to all. */
export const scriptExample = `{
  "otherwise": [
    {"kind": "failure", "failure": {"kind": "rate-limited", "retryAfterMs": 200}},
    {"kind": "answer", "text": "[ANSWER]\\n1\\n[/ANSWER]"}
  ]
}`;
