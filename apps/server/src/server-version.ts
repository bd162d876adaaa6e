/** The version of this Tieout, as shown to people. Kept equal to package.json by a test. */
export const serverVersion = '0.1.0';
