/** What the command line takes from the environment; everything else is an argument. */
export interface CliConfig {
  /** Opens the key file where nobody sits at a terminal. */
  readonly keyPassphrase: string | undefined;
}

/** An empty variable counts as none. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): CliConfig {
  return { keyPassphrase: env.E5B_KEY_PASSPHRASE || undefined };
}
