import { configureGlobal } from 'fast-check';

// The same values in every run, so that the score is a figure; and a property that failed need not look for a smaller example.
configureGlobal({ seed: 20_260_101, endOnFailure: true });
