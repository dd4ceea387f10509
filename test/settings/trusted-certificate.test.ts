import { X509Certificate } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { desiredOf } from './settings';
import { CertificateSource, TrustedCertificate } from '../../src';
import { describeWithOpenssl, makeAuthority } from '../support/certificate-authority';
import { anyPrivateKey, issuing, publisher, root, server } from '../support/kept-certificates';

const { fromText, fromFile } = CertificateSource;
const asRoot = (source: CertificateSource, sha256 = root.sha256) => TrustedCertificate.root(source, { sha256 });

function fileWith(content: string | Buffer): string {
  const path = join(mkdtempSync(join(tmpdir(), 'certificate-')), 'root.cer');
  writeFileSync(path, content);
  return path;
}

afterEach(() => jest.restoreAllMocks());

test('a certificate travels as it is, and its fingerprint is its identity', () => {
  const certificate = root.der.toString('base64');
  const gone = TrustedCertificate.intermediate(fromText(issuing.pem), { sha256: issuing.sha256 }).absent();
  expect(desiredOf(asRoot(fromText(root.pem)), gone)).toEqual([
    { id: `trustedCertificate/root/${root.sha256}`, kind: 'trustedCertificate', ensure: 'present', store: 'root', sha256: root.sha256, certificate },
    {
      id: `trustedCertificate/intermediate/${issuing.sha256}`, kind: 'trustedCertificate', ensure: 'absent', store: 'intermediate', sha256: issuing.sha256,
      certificate: issuing.der.toString('base64'),
    },
  ]);
});

test.each<[string, () => CertificateSource]>([
  ['PEM with comments around it and line ends of Windows', () => fromText(`subject=/CN=x\n${root.pem}\nend`.replaceAll('\n', '\r\n'))],
  ['DER in base64', () => fromText(root.der.toString('base64'))],
  ['a file in PEM', () => fromFile(fileWith(root.pem))],
  ['a file in PEM with a byte order mark', () => fromFile(fileWith(`\ufeff${root.pem}`))],
  ['a file in DER', () => fromFile(fileWith(root.der))],
  ['a file in base64', () => fromFile(fileWith(root.der.toString('base64').replace(/.{64}/gu, '$&\r\n')))],
])('%s is the same certificate', (_, source) => {
  expect(desiredOf(asRoot(source()))).toEqual(desiredOf(asRoot(fromText(root.pem))));
});

test('a fingerprint may be written as tools show it', () => {
  const pairs = root.sha256.toUpperCase().match(/../gu)!;
  for (const written of [pairs.join(':'), pairs.join(' '), ` ${root.sha256}\n`, `\u200e${root.sha256}`]) {
    expect(desiredOf(asRoot(fromText(root.pem), written))[0].sha256).toBe(root.sha256);
  }
});

test('another fingerprint is refused, whichever digit differs', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 63 }), fc.constantFrom(...'0123456789abcdef'), (at, digit) => {
    fc.pre(root.sha256[at] !== digit);
    const other = root.sha256.slice(0, at) + digit + root.sha256.slice(at + 1);
    expect(() => asRoot(fromText(root.pem), other)).toThrow(`has the SHA-256 fingerprint "${root.sha256}", expected "${other}"`);
  }));
});

test.each([
  ['', 'sha256 "" is not a SHA-256 fingerprint'],
  ['a'.repeat(40), 'is a SHA-1 fingerprint, which can be forged'],
  ['g'.repeat(64), 'is not a SHA-256 fingerprint'],
  [undefined as unknown as string, 'sha256 undefined is not a SHA-256 fingerprint'],
])('the fingerprint %j is refused', (sha256, text) => {
  expect(() => TrustedCertificate.root(fromText(root.pem), { sha256 })._parts()).toThrow(text);
});

test.each<[string, () => string | Buffer, string]>([
  ['a private key beside it', () => root.pem + anyPrivateKey(), 'contains a private key'],
  ['an encrypted private key', () => '-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----\n', 'contains a private key'],
  ['two certificates', () => root.pem + issuing.pem, 'contains 2 PEM blocks, expected one certificate'],
  ['a certificate and something behind it', () => Buffer.concat([root.der, Buffer.from('more')]), 'is not a single X.509 certificate'],
  ['half a certificate', () => root.der.subarray(0, 200), 'is not a single X.509 certificate'],
  ['no end', () => root.pem.slice(0, 200), 'is not a single X.509 certificate'],
  ['a certificate with local trust', () => root.pem.replaceAll('CERTIFICATE', 'TRUSTED CERTIFICATE'), 'is not a single X.509 certificate'],
  ['UTF-16', () => Buffer.from(`\ufeff${root.pem}`, 'utf16le'), 'is not a single X.509 certificate'],
  ['nothing', () => '', 'is not a single X.509 certificate'],
])('%s is refused, in a file as in a text', (_, content, text) => {
  expect(() => fromFile(fileWith(content()))).toThrow(text);
  const given = content();
  expect(() => fromText(typeof given === 'string' ? given : given.toString('base64'))).toThrow(text);
});

test('errors name the file, and say what kept it from being read', () => {
  expect(() => fromFile('/no/such/root.cer')).toThrow('file "/no/such/root.cer" cannot be read: ENOENT');
});

test('a text with anything in it is a certificate, or refused in words', () => {
  fc.assert(fc.property(fc.oneof(fc.string(), fc.base64String(), fc.string().map((text) => `-----BEGIN CERTIFICATE-----${text}-----END CERTIFICATE-----`)), (text) => {
    expect(() => fromText(text)).toThrow(/^CertificateSource: the string (?:is not a single X\.509 certificate|contains)/u);
  }));
});

describeWithOpenssl('authorities of every sort', () => {
  const authority = makeAuthority({ name: 'Test Root' });
  const ca = 'basicConstraints=critical,CA:TRUE';
  const rsa = (bits: number) => ['rsa', '-pkeyopt', `rsa_keygen_bits:${bits}`];
  const curve = (name: string) => ['ec', '-pkeyopt', `ec_paramgen_curve:${name}`];

  test.each<[string, Parameters<typeof makeAuthority>[0], string]>([
    ['a server', { extensions: ['basicConstraints=critical,CA:FALSE'] }, 'is not a CA certificate'],
    ['a certificate without constraints', { extensions: ['subjectKeyIdentifier=hash'] }, 'is not a CA certificate'],
    ['an authority that may not sign certificates', { extensions: [ca, 'keyUsage=critical,digitalSignature'] }, 'is not a CA certificate'],
    ['an RSA key of 1024 bits', { key: rsa(1024), extensions: [ca] }, 'has an RSA key of 1024 bits'],
    ['the curve P-224', { key: curve('secp224r1'), extensions: [ca] }, 'on the curve "secp224r1", with which Windows does not build chains'],
    ['the curve of Bitcoin', { key: curve('secp256k1'), extensions: [ca] }, 'on the curve "secp256k1"'],
    ['Ed25519', { key: ['ed25519'], extensions: [ca] }, 'has a key of type "ed25519", with which Windows does not build chains'],
    ['somebody else\'s signature', { name: 'Test Issuing', issuer: authority }, 'is not self-signed, so it is not a root certificate'],
    ['somebody else\'s signature under its own name', { name: 'Test Root', issuer: authority }, 'is not self-signed'],
  ])('a root with %s is refused, and may be removed', (_, options, text) => {
    const { pem, sha256 } = makeAuthority(options);
    expect(() => asRoot(fromText(pem), sha256)._parts()).toThrow(text);
    expect(() => TrustedCertificate.root(fromText(pem), { sha256 }).absent()._parts()).not.toThrow();
  });

  test.each([['RSA of 2048 bits', rsa(2048)], ['P-384', curve('P-384')], ['P-521', curve('P-521')]])('a root with a key of %s is taken', (_, key) => {
    const { pem, sha256 } = makeAuthority({ key });
    expect(() => asRoot(fromText(pem), sha256)._parts()).not.toThrow();
  });
});

test('an authority that signs itself is no intermediate', () => {
  expect(() => TrustedCertificate.intermediate(fromText(root.pem), { sha256: root.sha256 })._parts()).toThrow('is self-signed, so Windows does not trust it as an intermediate certificate');
});

test('a certificate that has expired is refused, and may be removed', () => {
  const source = fromText(root.pem);
  jest.spyOn(Date, 'now').mockReturnValue(Date.parse(new X509Certificate(root.pem).validTo) + 1000);
  expect(() => asRoot(source)._parts()).toThrow('has expired');
  expect(() => TrustedCertificate.root(source, { sha256: root.sha256 }).absent()._parts()).not.toThrow();
});

test('a path in place of a certificate is refused, and an unknown option', () => {
  expect(() => asRoot('root.cer' as never)).toThrow('TrustedCertificate.root: certificate must be an object of CertificateSource, got "root.cer". Use CertificateSource.fromFile(path)');
  expect(() => TrustedCertificate.root(fromText(root.pem), { sha256: root.sha256, store: 'My' } as never)).toThrow('has no property "store"');
});

describe('publishers and untrusted certificates', () => {
  const reason = 'Its key was stolen';
  const asPublisher = (of: typeof root) => TrustedCertificate.publisher(fromText(of.pem), { sha256: of.sha256 });

  test('go to stores of their own', () => {
    const untrusted = TrustedCertificate.untrusted(fromText(server.pem), { sha256: server.sha256, reason });
    expect(desiredOf(asPublisher(publisher), untrusted)).toEqual([
      { id: `trustedCertificate/publisher/${publisher.sha256}`, kind: 'trustedCertificate', ensure: 'present', store: 'publisher', sha256: publisher.sha256, certificate: publisher.der.toString('base64') },
      {
        id: `trustedCertificate/untrusted/${server.sha256}`, kind: 'trustedCertificate', ensure: 'present', store: 'untrusted', sha256: server.sha256,
        certificate: server.der.toString('base64'), sensitiveReason: reason,
      },
    ]);
  });

  test('only what signs programs is a publisher', () => {
    expect(() => asPublisher(server)._parts()).toThrow('is not a certificate for code signing. Use the certificate');
    expect(() => asPublisher(root)._parts()).toThrow('is not a certificate for code signing, but of an authority');
  });

  test('an authority that the node must not trust takes a reason, for others there is none', () => {
    expect(() => TrustedCertificate.untrusted(fromText(root.pem), { sha256: root.sha256 } as any)).toThrow('reason must be one line, got undefined');
    expect(() => TrustedCertificate.untrusted(fromText(root.pem), undefined as any)).toThrow('reason must be one line, got undefined');
    expect(() => TrustedCertificate.root(fromText(root.pem), { sha256: root.sha256, reason } as any)).toThrow('reason');
    expect(TrustedCertificate.untrusted(fromText(root.pem), { sha256: root.sha256, reason })._parts()).toHaveLength(1);
  });
});
