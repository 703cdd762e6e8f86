import type { CmsCredentials } from '../recipes/cms-recipe.js';

/** What an author does in a back office, one act after another; each goes on from where the one before ended. */
export interface BackOfficeTrial {
  front(): Promise<void>;
  signIn(account: CmsCredentials): Promise<void>;
  /** Opens the screen on which something new is written. */
  editor(): Promise<void>;
  /** Keeps something new, and sees that it was kept. */
  save(): Promise<void>;
  /** Removes it, and sees that it is gone. */
  undo(): Promise<void>;
}

/** The CMS answered, but not as it must. The message is a part of a sentence in French, for people. */
export class TrialFailed extends Error {
  override readonly name = 'TrialFailed';
}
