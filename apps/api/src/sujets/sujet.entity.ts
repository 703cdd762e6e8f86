import type { Cms, GrilleModel, SujetAnnexe, SujetQuestion } from '@e5b/contracts';
import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** What the candidate reads. */
export interface SujetContent {
  situation: string;
  questions: SujetQuestion[];
  annexes: SujetAnnexe[];
}

@Entity('sujets')
@Index('uq_sujets_code', ['code'], { unique: true })
export class SujetEntity {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column('uuid') contextId: string;
  @Column({ type: 'varchar', length: 20 }) cms: Cms;
  @Column({ length: 1 }) letter: string;
  @Column({ length: 40 }) code: string;
  @Column({ length: 200 }) title: string;
  @Column('json') content: SujetContent;
  @Column('json') grille: GrilleModel;
}
