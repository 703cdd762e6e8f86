/** Version of this platform, as a context's `minPlatformVersion` means it: that of the repository's package.json. */
export const PLATFORM_VERSION = '0.1.0';
