import { Global, Module } from '@nestjs/common';
import { ConfigModule } from '@nestjs/config';
import { EnvSchema } from './env.js';
import { Settings } from './settings.js';

@Global()
@Module({
  imports: [
    ConfigModule.forRoot({ cache: true, ignoreEnvFile: process.env.NODE_ENV === 'test', validationSchema: EnvSchema }),
  ],
  providers: [Settings],
  exports: [Settings],
})
export class SettingsModule {}
