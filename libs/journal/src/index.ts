export {
  EMPTY_HEAD,
  GENESIS,
  type JournalEntry,
  type JournalHead,
  type JournalRecord,
  type JsonValue,
} from './record.js';
