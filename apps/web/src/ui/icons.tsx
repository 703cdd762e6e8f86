import type { ReactNode } from 'react';

interface IconProps {
  /** Side of the square, in px. */
  size?: number;
}

/** Drawn here so that no font or sprite is fetched. Always beside a text: hidden from screen readers. */
function Icon({ size = 18, children }: IconProps & { children: ReactNode }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={2}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {children}
    </svg>
  );
}

export const IconCheck = (props: IconProps) => (
  <Icon {...props}>
    <path d="M5 13l4 4 10-11" />
  </Icon>
);
export const IconCross = (props: IconProps) => (
  <Icon {...props}>
    <path d="M6 6l12 12M18 6L6 18" />
  </Icon>
);
export const IconWarning = (props: IconProps) => (
  <Icon {...props}>
    <path d="M12 4l9 16H3z" />
    <path d="M12 10v4M12 17v.01" />
  </Icon>
);
export const IconInfo = (props: IconProps) => (
  <Icon {...props}>
    <circle cx="12" cy="12" r="9" />
    <path d="M12 11v5M12 8v.01" />
  </Icon>
);
export const IconClock = (props: IconProps) => (
  <Icon {...props}>
    <circle cx="12" cy="12" r="9" />
    <path d="M12 7v5l3 2" />
  </Icon>
);
export const IconPause = (props: IconProps) => (
  <Icon {...props}>
    <path d="M9 6v12M15 6v12" />
  </Icon>
);
export const IconPlay = (props: IconProps) => (
  <Icon {...props}>
    <path d="M8 5l11 7-11 7z" />
  </Icon>
);
export const IconExternal = (props: IconProps) => (
  <Icon {...props}>
    <path d="M14 4h6v6M20 4l-9 9M10 5H5v14h14v-5" />
  </Icon>
);
export const IconCopy = (props: IconProps) => (
  <Icon {...props}>
    <rect x="9" y="9" width="11" height="11" rx="1" />
    <path d="M5 15H4V4h11v1" />
  </Icon>
);
export const IconPrint = (props: IconProps) => (
  <Icon {...props}>
    <path d="M7 9V4h10v5M7 17H4v-7h16v7h-3" />
    <path d="M7 14h10v6H7z" />
  </Icon>
);
export const IconUndo = (props: IconProps) => (
  <Icon {...props}>
    <path d="M9 7L4 12l5 5" />
    <path d="M4 12h10a6 6 0 0 1 6 6" />
  </Icon>
);
export const IconMore = (props: IconProps) => (
  <Icon {...props}>
    <path d="M5 12h.01M12 12h.01M19 12h.01" strokeWidth={3} />
  </Icon>
);
export const IconPlus = (props: IconProps) => (
  <Icon {...props}>
    <path d="M12 5v14M5 12h14" />
  </Icon>
);
export const IconExpand = (props: IconProps) => (
  <Icon {...props}>
    <path d="M14 4h6v6M10 20H4v-6M20 4l-7 7M4 20l7-7" />
  </Icon>
);
export const IconReduce = (props: IconProps) => (
  <Icon {...props}>
    <path d="M20 10h-6V4M4 14h6v6M14 10l7-7M10 14l-7 7" />
  </Icon>
);
export const IconDownload = (props: IconProps) => (
  <Icon {...props}>
    <path d="M12 4v11M7 11l5 5 5-5M5 20h14" />
  </Icon>
);
export const IconPin = (props: IconProps) => (
  <Icon {...props}>
    <path d="M9 4h6l-1 7 4 3v2H6v-2l4-3zM12 16v5" />
  </Icon>
);
