import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Settings } from '../config/settings.js';
import { dataSourceOptions } from './data-source-options.js';

/** Migrations run at start: the schema always fits the code that serves it. */
@Module({
  imports: [
    TypeOrmModule.forRootAsync({
      inject: [Settings],
      useFactory: ({ env, paths }: Settings) => ({
        ...dataSourceOptions(env, paths),
        migrationsRun: true,
        retryAttempts: 20,
        retryDelay: 500,
      }),
    }),
  ],
})
export class DatabaseModule {}
