import type { AteliersView, PublishVersionRequest } from '@e5b/contracts';

type Key = PublishVersionRequest['key'];

/** What can sign, for a choice: an agent's open keys first, since they ask for nothing. */
export function keyChoices({ agent, files }: AteliersView['keys']): { value: string; label: string }[] {
  return [
    ...agent.map(({ keyId, name }) => ({ value: `agent:${keyId}`, label: `${name} (agent de signature)` })),
    ...files.map((name) => ({ value: `file:${name}`, label: name })),
  ];
}

/** The chosen key as the server takes it, or null when nothing is chosen. */
export function keyOf(choice: string, passphrase: string): Key | null {
  const [source, ...rest] = choice.split(':');
  const name = rest.join(':');
  if (source === 'agent') return { source, keyId: name };
  return source === 'file' ? { source, name, passphrase } : null;
}
