import { Module } from '@nestjs/common';
import { SittingsModule } from '../sittings/sittings.module.js';
import { PrintingController } from './printing.controller.js';
import { SlotSlips } from './slot-slips.js';

@Module({ imports: [SittingsModule], controllers: [PrintingController], providers: [SlotSlips] })
export class PrintingModule {}
