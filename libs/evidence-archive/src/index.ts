export {
  type CentreKeys,
  EvidenceDraft,
  type EvidenceFacts,
  EvidenceRefusedError,
  type WrittenEvidence,
} from './evidence-draft.js';
export { extractEvidence, listEvidence, openEvidenceItem } from './extract-evidence.js';
export { keyFingerprint, publicPem, readPublicKey, signatureHolds, signBytes } from './manifest.js';
export { type TarEntry, TarLayoutError } from './tar-layout.js';
export {
  type EvidenceCheck,
  type EvidenceCheckName,
  type EvidenceVerdict,
  type VerifyOptions,
  verifyEvidence,
} from './verify-evidence.js';
