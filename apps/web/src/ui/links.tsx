import { Anchor, type AnchorProps, Button, type ButtonProps } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import type { ReactNode, Ref } from 'react';

interface Linked {
  children?: ReactNode;
  ref?: Ref<HTMLAnchorElement>;
}

function ButtonAnchor({ ref, ...props }: ButtonProps & Linked) {
  return <Button component="a" ref={ref} {...props} />;
}

function TextAnchor({ ref, ...props }: AnchorProps & Linked) {
  return <Anchor ref={ref} {...props} />;
}

/** A typed link of the router that looks like a button. */
export const ButtonLink = createLink(ButtonAnchor);
/** A typed link of the router inside text. */
export const TextLink = createLink(TextAnchor);
