import { type OutputTruth, sameLiteral } from "../../../../benchmark/outputTruth.ts";
import { otherLiteral, withoutEquality } from "./literals.ts";

/** The whole assertion; a literal alone where the parser of the benchmark would take another `==` for that of the assertion. */
export function writeOutput(call: string, literal: string): string {
  return call.includes("==") ? literal : `assert ${call} == ${literal}`;
}

/** The assertion that holds: with the files' own output where Python's is another, since that is what judges run. */
export function rightOutput(
  call: string,
  stored: string,
  { repr }: OutputTruth,
  read: (text: string) => string,
): string | null {
  const literal = withoutEquality(sameLiteral(stored, repr) ? repr : stored);
  const written = literal === null ? null : writeOutput(call, literal);
  return written !== null && !/\bnan\b/.test(stored) && sameLiteral(read(written), stored)
    ? written
    : null;
}

/** An assertion that does not hold. */
export function wrongOutput(call: string, stored: string): string {
  return writeOutput(call, withoutEquality(otherLiteral(stored)) ?? "...");
}
