/** What somebody looks at: a screen of the back office by its menu's words, or a page of the site. */
export interface Screen {
  readonly area: 'back-office' | 'site';
  /** « Articles › Ajouter ». Plain text; may quote a piece of the path. */
  readonly name: string;
}
