# A reason that reviewers read.
# Generated from src/facts/setting-grammars.ts by "npx projen generate". Do not edit.

$reasonPattern = '^(?:[^\u0000-\u001f\u007f \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff][^\u0000-\u001f\u007f]{0,249})\z'
