import overview from '../en/overview.json';
import { addTexts } from '../texts.ts';

addTexts({ overview });
