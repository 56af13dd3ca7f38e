import { type ObjectKind, objectKinds } from "./model.ts";

/** The codes of the operations ([S2]). */
export const operations = {
  step: 1,
  frame: 2,
  local: 3,
  unbind: 4,
  new: 5,
  item: 6,
  splice: 7,
  entry: 8,
  remove: 9,
  whole: 10,
  attribute: 11,
  unattribute: 12,
  data: 13,
  length: 14,
  reset: 15,
} as const;

/** The codes of the kinds of object ([S3]). */
export const kindOfObject = {
  list: 0,
  tuple: 1,
  set: 2,
  frozenset: 3,
  deque: 4,
  bytearray: 5,
  dict: 6,
  instance: 7,
  class: 8,
  function: 9,
  method: 10,
  module: 11,
  iterator: 12,
  generator: 13,
  exception: 14,
  cell: 15,
  other: 16,
  enumMember: 17,
} as const;

/** The name of an object kind's code; `other` for codes that the format does not know. */
export function objectKindName(code: number): ObjectKind {
  return objectKinds[code] ?? "other";
}

/** Whether objects of this kind hold pairs of key and value. */
export function holdsPairs(kind: number): boolean {
  return kind === kindOfObject.dict || kind === kindOfObject.function;
}

/** Whether objects of this kind hold items. */
export function holdsItems(kind: number): boolean {
  switch (kind) {
    case kindOfObject.instance:
    case kindOfObject.class:
    case kindOfObject.module:
    case kindOfObject.generator:
    case kindOfObject.other:
    case kindOfObject.enumMember:
      return false;
    default:
      return !holdsPairs(kind);
  }
}
