import { quoted, userError } from '../facts/errors';

/** Throws if the value cannot be the name of an image. */
export function checkImage(image: string): void {
  if (typeof image !== 'string' || !/^[^\s\u0000-\u001f\u007f]+$/u.test(image)) {
    throw userError({ message: `image ${quoted(image)} is not the name of an image`, fix: 'Use registry/repository:tag or registry/repository@sha256:digest.' });
  }
}
