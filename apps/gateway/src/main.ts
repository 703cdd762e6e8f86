import { pino } from 'pino';
import { ConfigError, readConfig } from './config.js';
import { startGateway } from './gateway.js';

process.umask(0o077);

const config = (() => {
  try {
    return readConfig(process.env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(2);
  }
})();

const log = pino({ level: config.logLevel, base: { app: 'gateway' }, timestamp: pino.stdTimeFunctions.isoTime });
let stopping = false;

const gateway = await startGateway({ config, log }).catch((error: unknown) => {
  log.fatal({ err: error }, 'gateway could not start');
  process.exit(1);
});

// Each request stands alone: a fault in one must not take the others' exam away. It is counted and shown by /health/ready.
process.on('uncaughtException', (error) => {
  gateway.noteUnexpected();
  log.error({ err: error }, 'unexpected fault');
});

async function stop(signal: NodeJS.Signals): Promise<void> {
  if (stopping) return;
  stopping = true;
  log.info({ signal }, 'stopping');
  await gateway.stop();
  process.exit(0);
}

process.on('SIGTERM', (signal) => void stop(signal));
process.on('SIGINT', (signal) => void stop(signal));
