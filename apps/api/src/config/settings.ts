import { Injectable } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
import { type DataPaths, dataPaths, type Env, EnvSchema } from './env.js';

/** The validated settings and the paths that follow from them: the one place that everything else reads. */
@Injectable()
export class Settings {
  readonly env: Env;
  readonly paths: DataPaths;

  constructor(config: ConfigService<Env, true>) {
    const read = (key: keyof Env) => config.get(key, { infer: true });
    // Parsed by the config module already: parsing a parsed value again would refuse it.
    const entries = Object.keys(EnvSchema.shape).map((key) => [key, read(key as keyof Env)]);
    this.env = Object.fromEntries(entries) as Env;
    this.paths = dataPaths(this.env);
  }

  /** Origin of one sandbox, for example `http://abcd1234.localhost:8081`. */
  sandboxOrigin(name: string): string {
    const { E5B_SANDBOX_SCHEME: scheme, E5B_SANDBOX_DOMAIN: domain, E5B_GATEWAY_PORT: port } = this.env;
    const standard = scheme === 'https' ? 443 : 80;
    return `${scheme}://${name}.${domain}${port === standard ? '' : `:${port}`}`;
  }
}
