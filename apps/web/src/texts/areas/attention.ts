import attention from '../en/attention.json';
import { addTexts } from '../texts.ts';

addTexts({ attention });
