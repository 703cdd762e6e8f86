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
export { PackRefusal, REFUSAL_CODES, type RefusalCode, type RefusalData } from './pack-refusal.js';
