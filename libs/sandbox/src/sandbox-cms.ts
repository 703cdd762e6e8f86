/** The CMS a sandbox runs. */
export type SandboxCms = 'wordpress' | 'prestashop';
