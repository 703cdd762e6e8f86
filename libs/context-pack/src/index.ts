export { extractPack, sweepExtractions, verifyExtracted } from './extract-pack.js';
export { manifestBytes, manifestSha256, PACK_FORMAT, type PackContents, PackFile, PackManifest } from './manifest.js';
export {
  PackAccount,
  PackCms,
  PackDescription,
  PackExtension,
  PackFiche,
  PackFunctionality,
  PackGrille,
} from './manifest-parts.js';
export type { PackHead } from './pack-head.js';
export { keyIdOf, type PackSigner, publicPem, readPublicPem, signerOf } from './pack-key.js';
export { compareVersions, DEFAULT_LIMITS, type PackLimits, type PackPolicy } from './pack-policy.js';
export { PackRefusal, REFUSAL_CODES, type RefusalCode, type RefusalData } from './pack-refusal.js';
export { type PackProgress, type PackSource, type ReadOptions, readPack, verifyPack } from './read-pack.js';
export { signPack } from './sign-pack.js';
export { parseDocument, type SignedDocument, signDocument } from './signed-document.js';
export { KeyRotation, RevocationList } from './trust-documents.js';
export { loadTrustStore, TrustStore } from './trust-store.js';
export { type PayloadSource, type WritePackRequest, writePack } from './write-pack.js';
