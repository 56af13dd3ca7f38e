/** A name in a frame: what a person selects to follow it. Frames are numbered as in the recording. */
export interface NameRef {
  readonly frame: number;
  readonly name: string;
}
