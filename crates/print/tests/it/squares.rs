//! The squares on a paper, read the way a telephone does.

use hayro::hayro_interpret::InterpreterSettings;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{RenderCache, RenderSettings, render};

use crate::reading::Paper;

/// Fine enough for the modules of a square.
const DOTS_PER_POINT: f32 = 5.0;
/// The upper third of a page.
const HEAD_DOTS: u16 = 1_400;

impl Paper {
    /// What is written in the squares at the head of the first page.
    pub fn squares(&self) -> Vec<String> {
        let settings = RenderSettings {
            x_scale: DOTS_PER_POINT,
            y_scale: DOTS_PER_POINT,
            height: Some(HEAD_DOTS),
            bg_color: WHITE,
            ..RenderSettings::default()
        };
        let page = &self.0.pages()[0];
        let drawn = render(page, &RenderCache::new(), &InterpreterSettings::default(), &settings);
        let (width, height) = (usize::from(drawn.width()), usize::from(drawn.height()));
        let dots = drawn.data();
        let mut picture =
            rqrr::PreparedImage::prepare_from_greyscale(width, height, |x, y| dots[y * width + x].g);
        picture
            .detect_grids()
            .iter()
            .map(|grid| grid.decode().expect("a square that can be read").1)
            .collect()
    }
}
