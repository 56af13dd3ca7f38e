import { assertNever } from "../../../core/trace/assertNever.ts";
import type { Question } from "../../../core/question/question.ts";
import { AliasForm } from "./AliasForm.tsx";
import { BranchForm } from "./BranchForm.tsx";
import { CountForm } from "./CountForm.tsx";
import { CoverageForm } from "./CoverageForm.tsx";
import { InputForm } from "./InputForm.tsx";
import { NextLineForm } from "./NextLineForm.tsx";
import { OutputForm } from "./OutputForm.tsx";
import { PathForm } from "./PathForm.tsx";
import { StateForm } from "./StateForm.tsx";
import type { FormProperties } from "./form.ts";

interface Properties extends Omit<FormProperties, "question"> {
  readonly question: Question;
}

/** The form of a question, by its kind. */
export function AnswerForm({ question, ...rest }: Properties) {
  switch (question.kind) {
    case "coverage":
      return <CoverageForm question={question} {...rest} />;
    case "branch":
      return <BranchForm question={question} {...rest} />;
    case "next-line":
      return <NextLineForm question={question} {...rest} />;
    case "path":
      return <PathForm question={question} {...rest} />;
    case "state":
      return <StateForm question={question} {...rest} />;
    case "output":
      return <OutputForm question={question} {...rest} />;
    case "input":
      return <InputForm question={question} {...rest} />;
    case "count":
      return <CountForm question={question} {...rest} />;
    case "alias":
      return <AliasForm question={question} {...rest} />;
    default:
      return assertNever(question);
  }
}
