interface SecretPattern {
  readonly what: string;
  readonly pattern: RegExp;
}

/** Secrets that have a form of their own. The last group is the secret. */
const patterns: readonly SecretPattern[] = [
  // https://learn.microsoft.com/en-us/rest/api/storageservices/create-service-sas
  { what: 'the signature of a shared access signature', pattern: /[?&]sig=([\w%+/-]{20,})/u },
  // https://learn.microsoft.com/en-us/azure/storage/common/storage-configure-connection-string
  { what: 'the key of an Azure connection string', pattern: /(?:^|[;\s"'])(?:AccountKey|SharedAccessKey)=([\w+/]{20,}={0,2})/u },
  { what: 'a password in a URL', pattern: /\b[a-z][\w+.-]*:\/\/[^\s/:@"']+:([^\s/@"']{3,})@/iu },
  { what: 'a password as plain text', pattern: /\bConvertTo-SecureString\s+(?:-String\s+)?(["'])((?:(?!\1)[^\s]){3,})\1/iu },
];

// Most elements contain none of these, and need no closer look.
const mayBeSecret = /pass|pwd|secret|secur|key|token|sig=|@/iu;

const option = /^(?:--?|\/)(?:[\w.]*[.-])?(?:password|passwd|pwd|client-?secret|api-?key|auth-?token|access-?token)(?:[=:](.*))?$/isu;

/** Values that are placeholders for a secret, or its location. */
const isReplaced = /[$%{}<>*]|^(?:@|file:|env:)|[\\/]|\.(?:txt|json|ya?ml|key|pem)$/iu;
const isNoSecret = /^(?:|true|false|yes|no|none|null|-.*)$/iu;

/**
 * The kind of the secret that an element of a command line contains, or undefined. Only values that
 * nothing replaces count.
 * @param next the element after it, which is the value of an option without one
 */
export function secretIn(element: string, next = ''): string | undefined {
  if (!mayBeSecret.test(element)) {
    return undefined;
  }
  const known = patterns.find(({ pattern }) => {
    const secret = pattern.exec(element)?.at(-1);
    return secret !== undefined && !/^[$%{<]|\$\(|\$\{|\{\{/u.test(secret);
  });
  if (known !== undefined) {
    return known.what;
  }
  const match = option.exec(element);
  const value = match === null ? '' : match[1] ?? next;
  return match === null || isReplaced.test(value) || isNoSecret.test(value) || value.length < 4 ? undefined : 'a password, a key or a token';
}
