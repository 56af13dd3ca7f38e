/** A promise and what settles it; `Promise.withResolvers` is not in every Node that the project knows. */
export function settledLater<T>(): {
  readonly promise: Promise<T>;
  resolve(value: T): void;
  reject(error: Error): void;
} {
  const waiting: { resolve: (value: T) => void; reject: (error: Error) => void }[] = [];
  return {
    promise: new Promise((resolve, reject) => waiting.push({ resolve, reject })),
    resolve: (value) => waiting[0]?.resolve(value),
    reject: (error) => waiting[0]?.reject(error),
  };
}
