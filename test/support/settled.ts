/** Waiting in tests over doubles. */

/** Calls of WebCrypto: they are made on threads of their own, and take what a busy machine gives. */
const underWay = new Set<symbol>();
for (const name of ["digest", "sign", "importKey", "deriveBits", "encrypt", "decrypt"] as const) {
  Reflect.set(
    crypto.subtle,
    name,
    new Proxy(crypto.subtle[name], {
      apply(call, self, given): unknown {
        const one = Symbol(name);
        underWay.add(one);
        const answer: unknown = Reflect.apply(call, self, given);
        return Promise.resolve(answer).finally(() => underWay.delete(one));
      },
    }),
  );
}

/** Lets what was begun come to its end: all that doubles answer, and what WebCrypto makes of it. */
export async function settled(): Promise<void> {
  do {
    await new Promise((resolve) => {
      setTimeout(resolve, 20);
    });
  } while (underWay.size > 0);
}
