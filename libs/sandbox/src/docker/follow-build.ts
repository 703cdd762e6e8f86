import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { BakeFailed } from '../bake/bake-error.js';
import { type BakeStepName, isBakeStep } from '../bake/bake-steps.js';

const TAIL_LINES = 20;
const STEP = /^\[e5b-step\] (\S+)$/;
const REFUSAL = /^\[e5b-refusal\] (.+)$/;
const CONTAINER = /^ ---> Running in ([0-9a-f]{12,64})$/;

export interface BuildListener {
  readonly onStep: (step: BakeStepName) => void;
  /** The container in which the build's next instruction runs. */
  readonly onContainer: (id: string) => void;
}

interface BuildMessage {
  readonly stream?: string;
  readonly error?: string;
  readonly aux?: { readonly ID?: string };
}

/**
 * Reads the classic builder's messages to their end; only there is it known whether the build succeeded.
 * @returns the image's id
 * @throws BakeFailed when the engine or one of the tools says so
 */
export async function followBuild(answer: Readable, { onStep, onContainer }: BuildListener): Promise<string> {
  const tail: string[] = [];
  let reason: string | null = null;
  let error: string | null = null;
  let id: string | null = null;
  let rest = '';
  const read = (text: string) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const raw of lines) {
      const line = stripVTControlCharacters(raw).trimEnd();
      const step = STEP.exec(line)?.[1];
      const container = CONTAINER.exec(line)?.[1];
      reason ??= REFUSAL.exec(line)?.[1] ?? null;
      if (step !== undefined && isBakeStep(step)) onStep(step);
      else if (container !== undefined) onContainer(container);
      else if (line !== '') tail.push(line);
      if (tail.length > TAIL_LINES) tail.shift();
    }
  };
  for await (const line of createInterface({ input: answer })) {
    if (line.trim() === '') continue;
    const message = JSON.parse(line) as BuildMessage;
    if (message.stream !== undefined) read(message.stream);
    error ??= message.error ?? null;
    id = message.aux?.ID ?? id;
  }
  read('\n');
  if (error !== null) throw new BakeFailed(reason, [...tail, error]);
  if (id === null) throw new BakeFailed(reason, [...tail, 'The engine broke off the build']);
  return id;
}
