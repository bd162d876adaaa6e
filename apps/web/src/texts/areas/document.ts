import document from '../en/document.json';
import { catalogue } from '../texts.ts';

catalogue.add({ document });
