const groups = (hex: string): string => hex.match(/.{1,4}/g)?.join(' ') ?? '';

/** A whole fingerprint in groups of four, to be read aloud. */
export const spacedFingerprint = (keyId: string): string => groups(keyId);

/** Enough of it to tell keys apart at a glance. */
export const shortFingerprint = (keyId: string): string => `${groups(keyId.slice(0, 16))}…`;
