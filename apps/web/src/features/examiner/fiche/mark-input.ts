import { checkMark, DomainError } from '@e5b/exam-core';
import { ERROR_TEXTS } from '../../../lib/error-texts.js';

export interface MarkReading {
  /** Null when the field is empty or wrong. */
  mark: number | null;
  /** What is wrong, in words. */
  problem: string | null;
}

/** Reads « 12 », « 12,5 » or « 12.5 ». */
export function readMark(typed: string): MarkReading {
  const trimmed = typed.trim();
  if (trimmed === '') return { mark: null, problem: null };
  if (!/^\d{1,2}([.,]\d{1,2})?$/.test(trimmed)) {
    return { mark: null, problem: 'Écrivez la note en chiffres, par exemple 12 ou 12,5.' };
  }
  try {
    return { mark: checkMark(Number(trimmed.replace(',', '.'))), problem: null };
  } catch (error) {
    return { mark: null, problem: error instanceof DomainError ? ERROR_TEXTS[error.code] : ERROR_TEXTS.INTERNAL };
  }
}

export const writeMark = (mark: number | null): string => (mark === null ? '' : String(mark).replace('.', ','));
