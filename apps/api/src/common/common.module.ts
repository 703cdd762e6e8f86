import { Global, Module } from '@nestjs/common';
import { Clock } from './clock.js';
import { SigningKeys } from './signing-keys.js';

@Global()
@Module({ providers: [Clock, SigningKeys], exports: [Clock, SigningKeys] })
export class CommonModule {}
