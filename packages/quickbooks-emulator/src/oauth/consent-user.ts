/** The invented person who sits before the consent page. */
export const consentUser = {
  sub: '7d2f0c3e-51b4-4c0a-9d4e-3a8f6b1c2d90',
  email: 'robin.keeper@emulator.test',
  givenName: 'Robin',
  familyName: 'Keeper',
  phoneNumber: '+1 4155550100',
  address: {
    streetAddress: '12 Ledger Lane',
    locality: 'Mountain View',
    region: 'CA',
    postalCode: '94043',
    country: 'US',
  },
} as const;
