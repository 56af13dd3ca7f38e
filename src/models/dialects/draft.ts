import type { Cost, Finish, TokenLogprob, Usage } from "../../core/asking/generation.ts";
import type { Delta } from "../client.ts";
import { ThinkingSplit } from "./thinking.ts";

/** A reply as it comes in. */
export class ReplyDraft {
  finish: Finish | null = null;
  /** What came is a refusal, whatever the end is called. */
  refused = false;
  /** The server said that nothing more comes. */
  done = false;
  /** An error in the middle of the answer, in the server's words. */
  error: string | null = null;
  usage: Usage | null = null;
  cost: Cost | null = null;
  modelReported: string | null = null;
  systemFingerprint: string | null = null;
  requestId: string | null = null;
  /** UTF-16 code units that came, thinking included. */
  length = 0;
  private readonly split = new ThinkingSplit();
  private thoughts = "";
  private tokens: TokenLogprob[] | null = null;
  private news: Delta = { text: "", reasoning: "" };

  addText(piece: string): void {
    this.length += piece.length;
    const { text, reasoning } = this.split.push(piece);
    this.news = { text: this.news.text + text, reasoning: this.news.reasoning + reasoning };
  }

  addReasoning(piece: string): void {
    this.length += piece.length;
    this.thoughts += piece;
    this.news = { ...this.news, reasoning: this.news.reasoning + piece };
  }

  addTokens(tokens: readonly TokenLogprob[]): void {
    this.tokens ??= [];
    for (const token of tokens) this.tokens.push(token);
  }

  /** What was added since this was last asked; null for nothing. */
  takeNews(): Delta | null {
    const { news } = this;
    this.news = { text: "", reasoning: "" };
    return news.text === "" && news.reasoning === "" ? null : news;
  }

  /** The answer without thinking, and the thinking. */
  get content(): { readonly text: string; readonly reasoning: string | null } {
    const { text, reasoning } = this.split.end();
    const all = [this.thoughts, reasoning].filter((part) => part !== "").join("\n");
    return { text, reasoning: all === "" ? null : all };
  }

  get logprobs(): readonly TokenLogprob[] | null {
    return this.tokens;
  }
}
