"""Films rendered in parts, by several workers on one machine or many: `driver` deals the parts out and joins them.

A film is cut at its key frames (`plan`); each part is rendered into a file of its own by a worker (`segment_worker`),
which first paints a little of what comes before, so that the statistics of the scene are what they would be
(`engine/stylize/motion/temporal.py`). The finished files lie in a folder beside the film to be (`store`), where an
interrupted job finds them again; in the end they are joined without encoding anew (`concat`). Where the workers are is
the business of a `worker_pool`; the one there is belongs to Ray (`ray_pool`), and nothing else in here knows of Ray.
"""
