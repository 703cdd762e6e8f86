export { serveAgent } from './agent/serve-agent.js';
export { AgentError, agentKeys, agentSigner } from './agent/signing-agent.js';
export {
  BUILD_ERROR_CODES,
  BuildError,
  type BuildErrorCode,
  FINDING_CODES,
  type Finding,
  type FindingCode,
} from './build/build-finding.js';
export { type BuildProgress, type BuildRequest, buildPack } from './build/build-pack.js';
export { CATALOG_FILE, Catalog, CatalogPack, newerPacks, readCatalog } from './catalog/catalog.js';
export { type DownloadOptions, type DownloadProgress, downloadPack, sha256Of } from './catalog/download-pack.js';
export { addressIn } from './catalog/publication-source.js';
export { type PublishRequest, publishPacks } from './catalog/publish-packs.js';
export { type Publication, readPublication } from './catalog/read-publication.js';
export { comparePacks, type PackDiff } from './diff/compare-packs.js';
export { type DiffSection, diffSections } from './diff/diff-words.js';
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
export { readPackDump } from './pack-dump.js';
export type { PackHead } from './pack-head.js';
export { keyIdOf, type PackSigner, publicPem, readPublicPem, signerOf } from './pack-key.js';
export { compareVersions, DEFAULT_LIMITS, type PackLimits, type PackPolicy } from './pack-policy.js';
export { PackRefusal, REFUSAL_CODES, type RefusalCode, type RefusalData } from './pack-refusal.js';
export { type PackProgress, type PackSource, type ReadOptions, readPack, verifyPack } from './read-pack.js';
export { refusalSentence } from './refusal-sentence.js';
export { signPack } from './sign-pack.js';
export { parseDocument, type SignedDocument, signDocument } from './signed-document.js';
export { NoCmsError } from './site/detected-site.js';
export { leftOutRule } from './site/left-out.js';
export { ZipError } from './site/zip-site.js';
export { SeveralDatabasesError } from './sql/normalize-dump.js';
export { SqlDumpError } from './sql/sql-statements.js';
export { KeyRotation, RevocationList } from './trust-documents.js';
export { loadTrustStore, TrustStore } from './trust-store.js';
export { type PayloadSource, type WritePackRequest, writePack } from './write-pack.js';
