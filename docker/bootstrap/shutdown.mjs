/** Undoes what a run has started, in reverse order, once, whoever asks for it (Ctrl-C, a failure, the end of the tests). */
export class Shutdown {
  #tasks = [];
  #done;

  /** @param {() => Promise<void> | void} task must be safe when its thing is already gone */
  add(task) {
    this.#tasks.unshift(task);
  }

  get requested() {
    return this.#done !== undefined;
  }

  run() {
    this.#done ??= this.#runAll();
    return this.#done;
  }

  async #runAll() {
    const failures = [];
    for (const task of this.#tasks) {
      try {
        await task();
      } catch (error) {
        failures.push(error);
      }
    }
    return failures;
  }
}

/** Resolves with the name of the first SIGINT, SIGTERM or SIGHUP that this process receives. */
export function interruption() {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => resolve(signal));
  });
}
