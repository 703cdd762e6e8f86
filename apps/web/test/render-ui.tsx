import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { UiProvider } from '../src/ui/index.js';

/** Renders inside the theme and a query client that never retries. */
export function renderUi(content: ReactNode) {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false }, mutations: { retry: false } } });
  const wrapper = ({ children }: { children: ReactNode }) => (
    <UiProvider>
      <QueryClientProvider client={client}>{children}</QueryClientProvider>
    </UiProvider>
  );
  return { ...render(content, { wrapper }), client };
}

export interface SeenRequest {
  method: string;
  path: string;
  body: unknown;
}

type Answer = { status?: number; json: unknown };

/** Replaces `fetch` by a function of the request; an answer of null is a cut cable. Returns what was asked. */
export function answerFetch(answer: (request: SeenRequest) => Answer | null): SeenRequest[] {
  const seen: SeenRequest[] = [];
  const fake = (input: string, init?: RequestInit): Promise<unknown> => {
    const body: unknown = typeof init?.body === 'string' ? JSON.parse(init.body) : null;
    const request = { method: init?.method ?? 'GET', path: input, body };
    seen.push(request);
    const given = answer(request);
    if (given === null) return Promise.reject(new TypeError('network'));
    const status = given.status ?? 200;
    const text = JSON.stringify(given.json);
    // jsdom has no Response: only what the client reads.
    return Promise.resolve({
      ok: status < 400,
      status,
      text: () => Promise.resolve(text),
      headers: { get: () => null },
    });
  };
  globalThis.fetch = fake as unknown as typeof fetch;
  return seen;
}
