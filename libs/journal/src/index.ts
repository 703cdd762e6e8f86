export { Journal, JournalFailedError } from './journal.js';
export { JournalLockedError } from './journal-lock.js';
export { BrokenJournalError, type JournalVerdict, readJournal, verifyJournal } from './read-journal.js';
export {
  EMPTY_HEAD,
  GENESIS,
  type JournalEntry,
  type JournalHead,
  type JournalRecord,
  type JsonValue,
} from './record.js';
