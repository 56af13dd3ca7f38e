/** The largest file that the engine takes, in bytes: its memory is addressed in 32 bits. A larger model comes in several files. */
export const largestGguf = 2 * 1024 ** 3;
