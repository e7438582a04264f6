/* Written by `npm run docs` from the sources: change them, not this. */
import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type { FdElementProps, FdElements } from './jsx.js';

type FdReactElements = {
  [Tag in keyof FdElementProps]: DetailedHTMLProps<HTMLAttributes<FdElements[Tag]>, FdElements[Tag]> &
    FdElementProps[Tag];
};

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements extends FdReactElements {}
  }
}
