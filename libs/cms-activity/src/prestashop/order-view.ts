import type { Finding } from '../finding.js';
import type { Row } from '../types.js';

/** What an order's events share. */
export interface OrderView {
  readonly id: string;
  readonly row: Row;
  readonly customer: string;
  readonly base: Omit<Finding, 'slot' | 'verb' | 'rules' | 'rows'>;
}
