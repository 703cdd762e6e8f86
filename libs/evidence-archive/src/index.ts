export {
  EvidenceDraft,
  type EvidenceFacts,
  EvidenceRefusedError,
  type EvidenceSigner,
  type WrittenEvidence,
} from './evidence-draft.js';
export { extractEvidence, listEvidence, openEvidenceItem } from './extract-evidence.js';
export { keyFingerprint, readPublicKey, signatureHolds } from './manifest.js';
export { type TarEntry, TarLayoutError } from './tar-layout.js';
export {
  type EvidenceCheck,
  type EvidenceCheckName,
  type EvidenceVerdict,
  type VerifyOptions,
  verifyEvidence,
} from './verify-evidence.js';
